"""Every error that Groundswell raises on purpose; each message names the mend."""


class GroundswellError(Exception):
    """Anything that Groundswell raises on purpose; catch this to catch them all."""

    exit_code = 1


class SettingError(GroundswellError):
    """A setting, an option or a recipe that can't be used as given."""

    exit_code = 2


class SourceError(GroundswellError):
    """A file that can't be read or recognised as a whole."""

    exit_code = 3


class RejectedRowsError(SourceError):
    """Rows were set aside while ``--strict`` asked that none be."""

    exit_code = 4


class CaseError(GroundswellError):
    """A case folder that is missing, damaged, or written by a newer version."""

    exit_code = 5


class EngineError(GroundswellError):
    """Relational work that the engine could not carry out."""

    exit_code = 6
