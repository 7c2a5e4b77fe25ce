"""Web pages: from HTML to the title, day and lines of one article.

`facts.py` reads what the page's head declares, `blocks.py` turns the tree into lines with their kinds, `content.py`
finds which lines are the article, `day.py` settles the day of publication, `page.py` puts them together.
"""
