"""What can be done about an underlag: fetch its figures."""
