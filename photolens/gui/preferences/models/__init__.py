"""What the page about models is made of: a card a model, who answers now, and dialogs that bring other models."""
