"""Vietnamese writing: one form for what is spelled in several, keys for search and order."""

from tinhso.core.vi.writing import fold, nfc, sort_key, standard_tones

__all__ = ["fold", "nfc", "sort_key", "standard_tones"]
