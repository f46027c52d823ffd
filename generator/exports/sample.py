"""The names of made-up records, marked so that nobody takes what they are about for real."""

from generator.records.values import Text

_MARK = "Sample: "


def name(text: Text, *, sample: bool) -> Text:
    """Give a name in all its languages, marked if the record is made up."""
    return Text(tuple((tag, title(said, sample=True)) for tag, said in text)) if sample else text


def title(said: str, *, sample: bool) -> str:
    """Give a name that is no text of the record, marked if the record is made up."""
    return f"{_MARK}{said}" if sample else said
