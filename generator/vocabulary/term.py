"""A member of a closed list: the code that records use, a short label and one plain sentence."""

from enum import StrEnum
from typing import Self, cast

from generator.messages import gettext


class Term(StrEnum):
    """One member of a closed list. Subclasses are the lists; each member is `code, label, sentence`.

    A term equals its code, so records compare with text; `label` is what pages show, `sentence` explains it to
    somebody who has never heard of it (pages and the editor schema show the same one), both in the language that is
    spoken; `uri` is its address in a public vocabulary where there is one.
    """

    messages: tuple[str, str]
    """Label and sentence in English."""
    uri: str

    def __new__(cls, code: str, label: str, sentence: str, uri: str = "") -> Self:
        """Make the member from its code and words."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.messages = (label, sentence)
        member.uri = uri
        return member

    @classmethod
    def about(cls) -> str:
        """Give what the list is about, in English, as its docstring begins: `Can people take it now?`."""
        return (cls.__doc__ or "").split("\n")[0].rstrip(".")

    @property
    def label(self) -> str:
        """Give the few words that pages show."""
        return gettext(self.messages[0])

    @property
    def sentence(self) -> str:
        """Give one plain sentence about it."""
        return gettext(self.messages[1])

    @classmethod
    def known(cls, code: object) -> Self | None:
        """Give the member with a code, None if there is none."""
        return cast("Self | None", cls._value2member_map_.get(str(code)))

    @classmethod
    def of(cls, code: str) -> Self:
        """Give the member with a code. Raises ValueError if there is none."""
        member = cls._value2member_map_.get(code)
        if member is None:
            raise ValueError(code)
        return cast("Self", member)
