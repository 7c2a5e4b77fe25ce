"""Vietnamese dates: `find_dates(text, published)`."""
