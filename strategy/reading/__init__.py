"""What readers see of the paper besides its pages: paragraphs, the whole at once, citations, lists, editions, changes."""
