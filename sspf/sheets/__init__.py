"""Tables for other programs: written as workbooks and CSV that carry no formulas, read with every fault named."""
