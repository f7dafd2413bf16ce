def compare(html, pdf_bytes): return []
