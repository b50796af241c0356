"""What a person sees: text that can't steer their terminal, tables, a timeline."""
