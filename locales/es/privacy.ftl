operator-privacy-columns = Al archivo { $file } le faltan las columnas { $missing }. Tiene que ser un CSV cuya primera línea sea id,lang,text
operator-privacy-row = La línea { $line } de { $file } tiene más o menos columnas que la primera. Pon entre comillas los textos que llevan comas.
operator-privacy-csv = El archivo { $file } no es un CSV correcto: { $why }.
