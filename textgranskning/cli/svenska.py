"""Swedish help and usage errors: the command-line parser itself speaks English only.

Help is translated by a table where the page is made; a usage error becomes one sentence and what to do, from the failure's own fields.
"""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand, TyperGroup

from textgranskning.fel import TextgranskningFel

HJALPORD = {
    "Usage: ": "Användning: ",
    "\nArguments:\n": "\nArgument:\n",
    "\nOptions:\n": "\nVal:\n",
    "\nCommands:\n": "\nKommandon:\n",
    "[default:": "[förval:",
    "; required]": "; krävs]",
    "[required]": "[krävs]",
    " {": " ",
    "}\n": "\n",
    " <path>": "",
}
VALHJALP = {
    "Show this message and exit.": "Visa den här hjälpen och sluta.",
    "Install completion for the current shell.": "Slå på komplettering med tabb i det här skalet.",
    "Show completion for the current shell, to copy it or customize the installation.": "Visa skalets kompletteringskod.",
}


class _Svensk:
    """What commands and groups share."""

    def get_help_option(self, ctx: Any) -> Any:
        val = super().get_help_option(ctx)  # type: ignore[misc]
        if val is not None:
            val.help = VALHJALP.get(val.help, val.help)
        return val

    def get_help(self, ctx: Any) -> str:
        for val in self.params:  # type: ignore[attr-defined]
            if getattr(val, "help", None) in VALHJALP:
                val.help = VALHJALP[val.help]
        hjalp: str = super().get_help(ctx)  # type: ignore[misc]
        for engelska, svenska in HJALPORD.items():
            hjalp = hjalp.replace(engelska, svenska)
        return hjalp


class Kommando(_Svensk, TyperCommand):
    """A command with Swedish help."""


class Grupp(_Svensk, TyperGroup):
    """A group of commands with Swedish help. Raises `TextgranskningFel` for a command that is not there."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            raise TextgranskningFel(f"Det finns inget kommando {args[0]}.", f"Välj bland {', '.join(self.list_commands(ctx))}.")
        return super().resolve_command(ctx, args)


def anvandningsfel(fel: Any) -> str:
    """One Swedish sentence, and what to do, for a usage error of the parser."""
    namn = type(fel).__name__
    if namn == "NoArgsIsHelpError":
        return str(fel.message)
    kommando = fel.ctx.command_path if getattr(fel, "ctx", None) else "textgranskning"
    return f"textgranskning: {_mening(namn, fel)} Se {kommando} --help."


def _mening(namn: str, fel: Any) -> str:
    param = getattr(fel, "param", None)
    vad = (param.opts[-1] if param.param_type_name == "option" else param.name.upper()) if param else ""
    if namn == "NoSuchOption":
        lika = f" Menade du {' eller '.join(sorted(fel.possibilities))}?" if fel.possibilities else ""
        return f"Det finns inget val {fel.option_name}.{lika}"
    if namn == "BadOptionUsage":
        return f"Valet {fel.option_name} är fel använt: det behöver ett värde, eller fick ett för mycket."
    if namn == "MissingParameter" and param:
        return f"{vad} saknas."
    if namn == "BadParameter" and param:
        slag = param.display_type(fel.ctx) if param.type_descriptor.is_choice else param.metavar
        return f"Värdet till {vad} passar inte; det ska vara {slag.strip('<>').replace('|', ', ')}."
    return "Kommandot är fel skrivet: kanske ett argument för mycket, eller citattecken som saknas kring ett namn med mellanslag."
