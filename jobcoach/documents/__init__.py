"""Floor 3, what leaves on paper: frozen data in, PDF bytes out. ReportLab is used here and nowhere else."""
