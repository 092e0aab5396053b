"""Pictures of the record: one specification each, drawn as SVG for pages and as PNG for documents.

Pages get SVG whose colours are the page's own variables, so it is dark where the page is dark; PNG gets plain colours.
"""
