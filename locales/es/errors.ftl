error-ours = Algo falló de nuestro lado; no es por nada que hayas hecho. Inténtalo de nuevo en un momento.
