"""Every error that podcaster raises on purpose. Only `cli` turns them into exits.

PodcasterError          one line: what failed, on what, what to do
├── SettingsError       podcaster.toml or lexicon.toml cannot be used
├── ArticleError        the article cannot be read, or holds nothing to say
├── VoiceError          the voice cannot speak this, and asking again will not help
│   └── VoiceBusy       it cannot now: a retry may help (429, 5xx, time-outs)
├── AudioError          ffmpeg failed, or left something that is not an episode
├── ShelfError          the output folder cannot be read or written
│   └── RecordError     the record of one episode is damaged
└── PublishError        the show cannot be brought to where listeners get it
"""


class PodcasterError(Exception):
    """The message is for the user: one line that says what failed, on what, and what to do."""


class SettingsError(PodcasterError):
    """`podcaster.toml` or a lexicon is missing, malformed, or asks for what does not exist."""


class ArticleError(PodcasterError):
    """The article cannot be read, or holds nothing that can be said."""


class VoiceError(PodcasterError):
    """The voice cannot speak this text; asking again will not help."""


class VoiceBusy(VoiceError):
    """The voice cannot speak just now; asking again may help."""


class AudioError(PodcasterError):
    """Sound could not be decoded, mastered or encoded."""


class ShelfError(PodcasterError):
    """The output folder, or an episode in it, cannot be read or written."""


class RecordError(ShelfError):
    """The record of one episode is damaged; the others are not."""


class PublishError(PodcasterError):
    """The show cannot be brought to where listeners get it."""
