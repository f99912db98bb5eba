"""What a language does: tags and plurals, scripts and alphabets, counting characters."""
