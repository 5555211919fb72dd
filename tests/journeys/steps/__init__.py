"""The steps of the journey, one module each, told as what people do in their browsers."""
