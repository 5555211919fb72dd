"""Where figures are fetched into an underlag."""
