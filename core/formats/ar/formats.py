"""Groups of three digits: Django sets the separator of thousands and no grouping."""

NUMBER_GROUPING = 3
