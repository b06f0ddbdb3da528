"""A signed paper that comes back: files to pictures, the code on a page, upright on A4, bound as PDF/A-2b.

The way of a page, all in memory: ``files.pictures`` (PDF, JPG, PNG) -> ``recognise.recognise`` (``codes`` finds the QR,
``outline`` the paper on a photo, ``upright`` turns it straight) -> ``bind.bind`` (PDF of the scan class).
"""
