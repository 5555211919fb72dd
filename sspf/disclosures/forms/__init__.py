"""The forms of the register; that of a release follows the chosen provision."""
