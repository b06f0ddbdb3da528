"""The frame round every page: places at the left, search above, status below."""
