"""What is true: plain Python with no Django, no clock and no input or output."""
