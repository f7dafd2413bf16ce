"""The files of the publication, each made from the one paper: what goes in, how it is made, and how it is proved."""
