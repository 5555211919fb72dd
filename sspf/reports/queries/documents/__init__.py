"""Reports as documents: what is read on the screen, in the PDF and in the Word file alike."""
