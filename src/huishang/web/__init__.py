"""The site: settings, addresses, base templates, static files, start page."""
