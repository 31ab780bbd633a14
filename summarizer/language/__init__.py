"""What is known of the language: tables and lexers of official prose, with an example beside each row."""
