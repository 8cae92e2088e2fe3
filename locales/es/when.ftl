# Dates, times, zones and rules: how they are shown, how they may be typed, and what is said when they are not understood.

## How they are shown

when-day = { $weekday } { $day } de { $month } de { $year }
when-day-short = { $weekday } { $day } { $month }
# $kind: "city" for the name of a place, "offset" for UTC+5 and its like
when-place = { $kind ->
    [offset] { $zone }
   *[city] hora de { $zone }
}
when-moment = { $day }, { $time } ({ $place })

# $hour is a number, for languages that say one o'clock differently
when-rule = { $rule } { $hour ->
    [1] a la { $time }
   *[other] a las { $time }
    }, { $place }
when-rule-from = { $rule } { $hour ->
    [1] a la { $time }
   *[other] a las { $time }
    }, { $place }, desde el { $start }
# $rule is one of the two above
when-rule-until = { $rule }, hasta el { $day }
when-rule-times = { $count ->
    [one] { $rule }, 1 vez
   *[other] { $rule }, { $count } veces
}
when-rule-once = { $day } { $hour ->
    [1] a la { $time }
   *[other] a las { $time }
    }, { $place }
when-rule-week-days = { $interval ->
    [1] cada { $days }
   *[other] cada { $interval } semanas, el { $days }
}
when-rule-every-day = todos los días
when-rule-workdays = de lunes a viernes
when-rule-month-weekdays = { $interval ->
    [1] el { $days } de cada mes
   *[other] cada { $interval } meses, el { $days }
}
when-rule-month-day = { $interval ->
    [1] { $day } de cada mes
   *[other] cada { $interval } meses, { $day }
}
# $ordinals: "second", or "second and fourth"; $code: MO, TU, WE, TH, FR, SA or SU
when-which-weekday = { $ordinals } { $weekday }
when-ordinal = { $number ->
    [1] primer
    [2] segundo
    [3] tercer
    [4] cuarto
    [5] quinto
    [-1] último
    [-2] penúltimo
    [-3] antepenúltimo
    [-4] cuarto por el final
   *[-5] quinto por el final
}
when-month-day = el día { $number }
when-rule-working-day = { $interval ->
    [1] el { $ordinal } día hábil de cada mes
   *[other] cada { $interval } meses, el { $ordinal } día hábil
}
# Counted from the end of the month: 1 is the last day
when-month-day-from-end = { $number ->
    [1] el último día
    [2] el penúltimo día
   *[other] el día número { $number } por el final
}

## How they may be typed: words separated by commas. Accents, capitals and full stops make no difference.

# Words that may be left out
when-words-filler = el
when-words-first = primer, primero, 1º, 1.º, 1er, 1.er, 1ro
when-words-second = segundo, 2º, 2.º, 2do
when-words-third = tercer, tercero, 3º, 3.º, 3er, 3.er, 3ro
when-words-fourth = cuarto, 4º, 4.º, 4to
when-words-fifth = quinto, 5º, 5.º, 5to
when-words-last = último
# What follows the number of a day of the month: 15th
when-words-day-endings = º, .º, er, .er, ro
# What makes a weekday plural: Fridays
when-words-weekday-endings = s
# Forms of the weekdays' names that are not in CLDR
when-words-monday = lunes
when-words-tuesday = mart
when-words-wednesday = mier, mierc
when-words-thursday = juev
when-words-friday = vier
when-words-saturday = sabado
when-words-sunday = domingo
when-words-day = día
when-words-every = cada, todos los, los
# Every other Monday
when-words-other = dos
when-words-week = semana, semanas
when-words-fortnightly = quincenalmente, quincenal, cada quincena, quincena, cada quince días, cada 15 días, cada 14 días
when-words-weekly = semanalmente, todas las semanas
when-words-month = mes, meses
# The second Tuesday of the month
when-words-of-month = del mes, de cada mes, de todos los meses, cada mes, todos los meses, mensualmente
when-words-every-day = todos los días, cada día, a diario, diariamente
when-words-workdays = de lunes a viernes, lunes a viernes, entre semana, cada día laborable, todos los días laborables
# El último día hábil
when-words-working-day = día hábil, día laborable, día lectivo, día de clase, día de trabajo
# Hasta el 20 de diciembre; 5 veces
when-words-until = hasta, hasta el
when-words-times = veces, vez, sesiones, fechas
when-words-and = y, e
when-words-at = a las, a la, a
# A time after these words is no surprise: 16 o'clock
when-words-hours = h, hs, hr, hrs, horas, en punto
when-words-morning = am, a.m., a. m., de la mañana, por la mañana, de la madrugada
when-words-afternoon = pm, p.m., p. m., de la tarde, por la tarde
when-words-night = de la noche, por la noche
# A las tres y cuarto, a las tres y media
when-words-quarter-past = y cuarto
when-words-half-past = y media
when-words-noon = mediodía, al mediodía, a mediodía
when-words-from = desde, desde el, a partir de, a partir del, comenzando, comenzando el, empezando, empezando el
# From 24 December to 6 January
when-words-span-from = del, desde el, desde
when-words-span-to = al, a, hasta el, hasta
when-words-night-from = de, de las, de la, desde, desde las, desde la, entre, entre las, entre la
when-words-night-to = a, a las, a la, hasta, hasta las, hasta la, y, y las, y la
when-words-next = próximo, que viene, siguiente
when-words-this = este
when-words-today = hoy
when-words-tomorrow = mañana
when-words-day-after-tomorrow = pasado mañana
# Before and after the name of a place: in Helsinki, Helsinki time
when-words-before-place = hora de, en, en hora de
when-words-after-place = hora local
# One to twelve
when-words-numbers = uno, dos, tres, cuatro, cinco, seis, siete, ocho, nueve, diez, once, doce
when-words-one = un, una
when-words-minutes = minuto, minutos, min, mins
when-words-hours-long = hora, horas, h, hr, hrs
when-words-days-long = día, días
when-words-weeks-long = semana, semanas
# For 2 days
when-words-for = durante, por

## What was not understood

error-when-not-understood = { $time ->
    [none] No pude leer «{ $words }» como un día y una hora.
   *[other] Entendí la hora, { $time }, pero no el día: «{ $words }».
    } Escríbelo así: <code>segundo martes 16:00</code> o <code>15 de enero de 2027 16:00</code>.
error-when-no-day = Entendí la hora, { $time }, pero ¿qué día? Escríbelo, por ejemplo <code>cada viernes</code> o <code>mañana</code>.
error-when-no-time = Entendí el día, «{ $words }», pero ¿a qué hora? Escríbela, por ejemplo <code>15:00</code>.
error-day-not-understood = No pude leer «{ $words }» como un día. Escríbelo así: <code>20 de diciembre</code> o <code>2027-01-15</code>.
error-day-past = Ese día ya no está por venir: { $day }. Escribe uno posterior.
error-days-not-understood = No pude leer «{ $words }» como días. Escríbelos así: <code>del 24 de diciembre al 6 de enero: Navidad</code>, o un solo día: <code>6 de diciembre: Constitución</code>.
error-when-which-day = «{ $words }»: ¿qué día? Escríbelo así: <code>cada dos semanas los lunes 16:00</code> o <code>cada dos semanas desde el 3 de marzo 16:00</code>.
error-when-ends-first = Terminaría el { $last }, antes de empezar el { $first }. Escribe un final posterior.
error-when-time = No conozco la hora { $words }. Escríbela así: <code>16:00</code> o <code>4 pm</code>.
error-hours-not-understood = No he podido leer estas horas. Escríbelas así: <code>21:00 a 7:00</code>.
error-when-half-day = ¿«{ $words }» es antes o después del mediodía? Escribe { $morning } o { $afternoon }, por favor.
error-when-past = Ese momento ya pasó: { $moment }. Escribe una fecha posterior, por ejemplo <code>mañana 16:00</code> o <code>próximo viernes 15:00</code>.
error-when-far = Faltan o han pasado más de diez años: { $day }. Escribe el año con cuatro cifras, por ejemplo <code>15 de enero de 2027 16:00</code>.
error-when-ambiguous = «{ $words }» puede ser { $first } o { $second }. Escribe el mes con letras, por ejemplo <code>15 de enero de 2027 16:00</code>, o primero el año, por ejemplo <code>2027-01-15 16:00</code>.
error-when-weekday = La fecha y el día no coinciden: { $day } no es { $weekday }. Escribe solo la fecha o solo el día de la semana, por ejemplo <code>15 de enero de 2027 16:00</code> o <code>próximo viernes 15:00</code>.
error-when-every-second = «{ $words }» puede significar dos cosas. Escribe <code>{ $monthly }</code> para una vez al mes o <code>{ $weekly }</code> para cada { $number } semanas.
# What to type instead; it must be understood
when-example-monthly = { $ordinal } { $weekday } del mes { $time }
when-example-weekly = cada { $number } semanas { $weekday } { $time }
error-when-zone = Entendí el día y la hora, pero no «{ $words }». { $places ->
    [none] Si es un lugar, escribe la ciudad grande más cercana o su zona, por ejemplo <code>Helsinki</code> o <code>Africa/Nairobi</code>.
   *[other] ¿Quisiste decir { $places }?
    }
error-span-not-understood = No pude leer «{ $words }» como una duración. Escríbela así: <code>2 días</code> o <code>90 minutos</code>.
