operator-privacy-columns = The file { $file } lacks the columns { $missing }. It has to be a CSV file whose first line is id,lang,text
operator-privacy-row = Line { $line } of { $file } has more or fewer columns than the first line. Put quotes around texts with commas in them.
operator-privacy-csv = The file { $file } is not a proper CSV file: { $why }.
