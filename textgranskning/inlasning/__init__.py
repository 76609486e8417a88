"""Reading: files become `Dokument`, every page with its readings, no character changed.

A format is one module, known by content (`format.py`). What a file is part of (an akt, a zip, an e-mail) is in `akter.py`.
"""

from textgranskning.inlasning.akter import Aktplats, hitta_akter, las_akt
from textgranskning.inlasning.filer import las_dokument, las_fil

__all__ = ["Aktplats", "hitta_akter", "las_akt", "las_dokument", "las_fil"]
