commands-holidays = Festivos y periodos lectivos: de un día a otro: nombre
holidays-head = 📆 Festivos y periodos lectivos de <b>{ $group }</b>. Lo que se repite se salta en los festivos y, si hay periodos lectivos, fuera de ellos.
holidays-none = Todavía ninguno.
holidays-resting = ⏸ Ahora no hay ningún periodo lectivo ni queda otro por venir, así que lo que se repite descansa. Añade el próximo y sigue.
holidays-resting-until = ⏸ Ahora no hay ningún periodo lectivo, así que lo que se repite descansa hasta el { $day }. Si ya hay uno en curso, añádelo también.
holidays-line-holiday = • { $days }: { $name }
holidays-line-term = • Periodo lectivo, { $days }: { $name }
holidays-span = del { $first } al { $last }
holidays-more = { $count ->
    [one] … y 1 más.
   *[other] … y { $count } más.
}
holidays-file-how = ¿Los tienes en un archivo de calendario (.ics)? Envíamelo en privado.
holidays-found = { $count ->
    [one] Este archivo tiene 1 festivo para <b>{ $group }</b>:
   *[other] Este archivo tiene { $count } festivos para <b>{ $group }</b>:
}
holidays-kept = ✅ Guardado. Lo planeado lo respeta.
holidays-button-add = Añadir festivos
holidays-button-term = Añadir periodo lectivo
holidays-button-remove = Quitar: { $days }
holidays-button-back = Volver a los ajustes
holidays-button-keep = Guardar
holidays-holiday-step-days = ¿Qué días son libres y cómo se llaman?
holidays-holiday-step-days-example = del 24 de diciembre al 6 de enero: Navidad
holidays-term-step-days = ¿De cuándo a cuándo va el periodo lectivo y cómo se llama?
holidays-term-step-days-example = del 11 de enero al 4 de junio: segundo trimestre
holidays-file-step-group = ¿Para qué grupo son estos festivos?
error-holidays-order = El último día va después del primero, y dentro de un año. Escríbelos así: <code>del 24 de diciembre al 6 de enero: Navidad</code>.
error-holidays-many = Un grupo puede tener { $maximum } como máximo. Quita primero algunos.
error-holidays-gone = Estos días ya no están guardados.
error-holidays-file = No pude leer este archivo. Guarda otra vez el calendario como .ics y envíalo de nuevo, por favor.
error-holidays-file-empty = No encontré festivos por venir en este archivo. Busco entradas que duran días enteros.
