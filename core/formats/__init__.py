"""Ways of writing dates and numbers for languages that Django lacks. Month names are in the catalogues."""
