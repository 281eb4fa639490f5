// What runs on every page.
