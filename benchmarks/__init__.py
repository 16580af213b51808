"""Costs and accuracy, measured; figures are ratios within one run."""
