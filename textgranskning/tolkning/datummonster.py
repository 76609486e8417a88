"""The pattern that finds dates: one alternative a way of writing, named by its handler in `datum.py`.

Each alternative is a named group whose parts have the group's name as prefix. An engine without Swedish reads 1 as l or I and 0 as O: such
digits are let through only where the rest makes the date certain.
"""

from __future__ import annotations

import re

from textgranskning.tolkning.monster import ordtrad

MANADER = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
VECKODAGAR = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
TAL = {
    "en": 1, "ett": 1, "ett par": 2, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8, "nio": 9, "tio": 10,
    "elva": 11, "tolv": 12, "tretton": 13, "fjorton": 14, "femton": 15,
}  # fmt: skip

_SLUT = r"(?![a-zåäö])"
_LANG = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
_MAN = (
    r"(?:[Jj]an(?:uari|\.)?|[Ff]eb(?:ruari|r\.?|\.)?|[Mm]ar(?:s|\.)?|[Aa]pr(?:il|\.)?|[Mm]aj|[Jj]uni?\.?|[Jj]uli?\.?|[Aa]ug(?:usti|\.)?"
    rf"|[Ss]ept?(?:ember|\.)?|[Oo]kt(?:ober|\.)?|[Nn]ov(?:ember|\.)?|[Dd]ec(?:ember|\.)?|{_LANG.upper()}){_SLUT}"
)
_MAN_LANG = f"(?:{'|'.join(f'[{m[0].upper()}{m[0]}]{m[1:]}' for m in _LANG.split('|'))}){_SLUT}"
_DAG = "(?:måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag)"
_S = "[0-9OolI|]"  # a digit, perhaps misread
_AR = "(?:19|20)[0-9][0-9]"
_KORT = rf"(?:{_AR}(?![0-9]|-[0-9])|[-–'’][0-9]{{2}}(?![0-9/]|\s?{_MAN}))"
_ANTAL = f"(?:[0-9]{{1,2}}|{'|'.join(sorted((tal.replace(' ', chr(92) + 's') for tal in TAL), key=len, reverse=True))})"
_ENHET = r"(?:dag(?:ar)?|dygn|veck(?:a|or)|månad(?:er)?|mån|år)"
_UNGEFAR = r"(?:ungefär|cirka|ca|drygt|knappt|omkring)"

# What a date in words begins with; dates in digits begin with a digit, or with what an engine reads for one.
_FORSTA_ORD = (
    "den början mitten slutet v vecka veckan i under sedan senast från före för efter till hela avser år t f tom fom med höst "
    "hösten vår våren sommar sommaren vinter vintern förra föregående nästa denna gårdagen gårdagens dagens samma dagen "
    "påföljande nästföljande på om innan ht vt igår idag ikväll imorse inatt imorgon iövermorgon förrgår några "
)
_STARTORD = {*_FORSTA_ORD.split(), *_LANG.split("|"), "febr", "sept", *MANADER, *(tal.split()[0] for tal in TAL)}
_BOKSTAV = "".join(sorted({bokstav for ordet in _STARTORD for bokstav in (ordet[0], ordet[0].upper())}))
_BORJAN = rf"(?=[0-9lIO{_BOKSTAV}])(?=[0-9]|[lIO][0-9]|{ordtrad(_STARTORD)}(?=\b|[0-9]))"

# Written so that most words fail on their first letter: nothing is tried where no date can begin, digits behind one look ahead, the words
# that begin alike together.
DATUM = re.compile(
    rf"""(?<![\w§/+]){_BORJAN}(?<![0-9][.:,])(?:
  (?:[Dd]en\s+)?(?=[0-9lIO|])(?:
    (?P<iso>(?P<iso_y>[12l][90Oo]{_S}{{2}})(?P<iso_s>[-./])(?P<iso_m>[01OolI]?{_S})(?P=iso_s)(?P<iso_d>[0-3OolI]?{_S})
        (?:T[0-9]{{2}}:[0-9]{{2}}(?::[0-9]{{2}})?)?(?![0-9]|[-–](?:[0-9]{{1,3}}\b|[0-9]{{4}}(?!-)|TF|X)))
  | (?P<punkt>(?P<punkt_d>[0-3]?[0-9])\.(?P<punkt_m>[01]?[0-9])\.(?P<punkt_y>{_AR}|[0-9]{{2}})(?![0-9]|\.[0-9]))
  | (?P<omvand>(?P<omvand_d>[0-3]?[0-9])(?P<omvand_s>[-/])(?P<omvand_m>[01]?[0-9])(?P=omvand_s)(?P<omvand_y>{_AR})(?![0-9]|[-–][0-9]))
  | (?P<kort>(?P<kort_y>[12][0-9])-(?P<kort_m>[01][0-9])-(?P<kort_d>[0-3][0-9])(?![0-9]|[-–](?:[0-9]|TF|X)))
  | (?P<arvecka>(?P<arvecka_y>20[0-9]{{2}})(?:-|,?\s)?[Vv](?:ecka|\.)?\s?(?P<arvecka_1>[0-9]{{1,2}})(?![0-9]))
  | (?P<strecka>(?P<strecka_d>[0-3OolI]?{_S})/(?P<strecka_m>[01OolI]?{_S})(?:\s?,?\s?(?P<strecka_y>{_KORT}|-{_AR})(?!-[0-9]))?
        (?![0-9/%\w]|[-–](?![0-9]{{1,2}}/)[0-9]))
  | (?P<ord>(?:(?P<ord_d0>[0-3]?[0-9])\s?(?:[-–]|till)\s?(?:den\s)?)?
        (?P<ord_d>[0-3OlI]?{_S})(?::?[ae])?\.?\s{{1,3}}(?P<ord_m>{_MAN})(?:\s?,?\s?(?P<ord_y>{_KORT}))?)
  | (?P<lista>[0-3]?[0-9](?:,\s[0-3]?[0-9])*\s(?:och|eller|resp\.?)\s(?:den\s)?(?=[0-3]?[0-9](?::?[ae])?\s{_MAN}))
  | (?P<manad>(?<!-)(?P<manad_y>{_AR})-(?P<manad_m>0[1-9]|1[0-2])(?![0-9]|[-–](?:[0-9]|TF|X)))
  | (?P<hel>(?<!-)(?P<hel_y>(?:19|20)?[0-9]{{2}})(?P<hel_m>[01][0-9])(?P<hel_d>[0-3][0-9])
        (?![0-9]|\s?[-–+]\s?(?:[0-9]{{4}}|TF|X|\*)|[,.:/][0-9]|\s?(?:kr|kronor|st|tkr|mkr|m2|kvm)\b|\s[0-9]{{3}}\b))
  )
| (?=[0-9etfsånaETFSÅN])(?:(?P<senare>(?P<senare_n>(?i:{_ANTAL}))\s(?P<senare_e>{_ENHET})\s(?P<senare_hur>senare|tidigare){_SLUT})
  | (?P<fran>(?P<fran_n>(?i:{_ANTAL}))\s(?P<fran_e>{_ENHET})\s(?P<fran_hur>efter|före|innan)\s
      (?P<fran_vad>(?:(?!att\b|det\b|en\b|ett\b)[a-zåäö-]{{4,}}\s?){{0,2}})(?=(?:den\s)?[0-9]|(?<=\w)\b)))
| (?P<manar>(?:(?P<manar_del>[Bb]örjan|[Mm]itten|[Ss]lutet)\sav\s)?(?P<manar_m>{_MAN})\s?(?P<manar_y>{_KORT}))
| (?P<vecka>[Vv](?:ecka(?:n|\snr)?|\.|(?=\s?[0-9]))\s?(?P<vecka_1>[0-9]{{1,2}})(?:(?:[-–]\s?|\s[-–]\s)(?P<vecka_2>[0-9]{{1,2}})(?![0-9]))?
      (?:\s?,?\s?(?P<vecka_y>{_KORT}|-{_AR}))?(?![0-9]|\s?(?:dag|veck|mån|§|kap|ggr|:)))
| (?:[Ii]|[Uu]nder|[Ss]edan|[Ss]enast|[Ff]rån|[Ff]öre?|[Ee]fter|[Tt]ill|[Hh]ela|[Aa]vser|[Åå]r|[tf]\.?o\.?m\.?|[Mm]ed)\s
      (?:(?P<del>början|mitten|slutet)\sav\s)?(?:(?P<bar>(?P<bar_m>{_MAN_LANG})(?!\s[0-9]))|(?P<ar>(?P<ar_y>{_AR})(?![0-9]|[-–/:.][0-9]|\s?(?:kr|kronor)\b)))
| (?:[Dd]en|[Tt]ill|[Ff]rån|[Ff]öre|[Ss]enast|[Ii]nnan|[Ee]fter|[Ss]edan)\s(?P<dagpunkt>(?P<dagpunkt_d>[0-3]?[0-9])\.
      (?P<dagpunkt_m>1[0-2]|[1-9]|(?<=en\s[0-3][0-9]\.)0[1-9]))
      (?![0-9]|[.,:/][0-9]|\s?(?:kr|kronor|%|procent|promille|tim|mån|år|kg|km|m2|kvm|[-–]\s?[0-9]|§|kap)\b|\s?[%§])
| (?P<arstid>(?P<arstid_namn>[Hh]öst|[Vv]år|[Ss]ommar|[Vv]int)(?:en|e[rn]n?)?\s(?P<arstid_y>{_AR}|[-–'’][0-9]{{2}})(?![0-9-]))
| (?P<termin>(?P<termin_namn>[HhVv][Tt])\s?(?P<termin_y>{_AR}|[-–'’]?[12][0-9])(?![0-9-]))
| [Ii]\s?(?:(?P<igar>går)|(?P<forrgar>förrgår)|(?P<idag>dag|kväll|morse|eftermiddags?|förmiddags?|natt)
  | (?P<imorgon>morgon)|(?P<overmorgon>övermorgon)
  | (?P<ivdag>(?P<ivdag_namn>{_DAG})s)|(?P<nyss>(?P<nyss_namn>vår|höst|somr|vintr)as)
  | (?P<fjol>(?P<fjol_namn>fjol|år))|(?P<helgen>helgen)){_SLUT}
| (?:(?:[Ii]\s)?(?P<rel>(?P<rel_vilken>[Ff]örra|[Ff]öregående|[Nn]ästa|[Dd]enna|[Dd]en\shär)\s(?P<rel_enhet>vecka|månad|år)(?:en|n|et)?)
  | (?P<gardag>[Gg]årdagens?)|(?P<dennadag>[Dd]enna\sdag|[Dd]agens\sdatum)
  | (?P<samma>[Ss]amma\s(?:dag|datum|kväll|eftermiddag))
  | (?P<dagenefter>[Dd]agen\s(?:efter|därpå|därefter)|(?:[Nn]ästa|[Pp]åföljande|[Nn]ästföljande)\sdag)
  | (?P<dageninnan>[Dd]agen\s(?:innan|före))
  | (?P<pavdag>(?:[Pp]å|[Nn]ästa)\s(?P<pavdag_namn>{_DAG}))
  | (?P<sedan>[Ff]ör\s(?:{_UNGEFAR}\s)?(?P<sedan_n>{_ANTAL})\s(?P<sedan_e>{_ENHET})\ssedan)
  | (?P<om>[Oo]m\s(?:{_UNGEFAR}\s)?(?P<om_n>{_ANTAL})\s(?P<om_e>{_ENHET}))){_SLUT}
)""",
    re.VERBOSE,
)

TILL = re.compile(r"\s*(?:[-–—]|(?:fram\s)?till(?:\soch\smed)?|t\.?\s?o\.?\s?m\.?|tom)\s*(?:den\s)?\Z")  # between the ends of a period
MELLAN = re.compile(r"\bmellan\s(?:den\s)?\Z", re.IGNORECASE)  # before the first end of a period, and between its ends:
OCH = re.compile(r"\s(?:och|eller)\s(?:den\s)?\Z")
FRAMAT = re.compile(  # what a day without a year lies ahead of
    r"\b(?:till|senast|före|innan|t\.?o\.?m\.?|bokad|bokat|inbokat?d?|ny tid|nästa \w+)\s(?:den\s)?(?=[0-3]?[0-9][./\s])", re.IGNORECASE
)
INTE_FORE = re.compile(  # a number after this is no date: pages, paragraphs, money, telephones, fractions
    r"(?:\bsida?n?|\bs\.|\bblad|§|\bkap\.?|\bnr\.?|\bpunkt|\bp\.|\bdnr\.?:?|\blgh|\btel\.?:?|\bbokn\.?|\bkonto|\bref\.?|\bnivå|\bkod)\s*\Z",
    re.IGNORECASE,
)
INTE_EFTER = re.compile(r"\s?(?:av|tjänst|tid|del|tablett|timm|kopp|dos|liter|dl|kvälls?|procent|sjuksk)", re.IGNORECASE)
