commands-research = Busca investigación y experiencias
commands-saved = La investigación que guardaste
delivery-kind-research-shared = ficha de investigación compartida

research-ask = 🔎 <b>¿Qué te gustaría saber?</b>

    Envía /research con unas palabras o #temas y lo busco en la biblioteca. Por ejemplo:
    /research retroalimentación en las tareas
    /research #motivación

    O toca un tema:
research-ask-here = 🔎 <b>¿Qué te gustaría saber?</b>

    Escríbelo con tus palabras o toca un tema:
research-ask-step-words = ¿Qué te gustaría saber?
research-ask-step-words-example = retroalimentación en las tareas
research-head = 🔎 <b>{ $words }</b>
research-read-as = Leí { $pairs }.
research-read-as-pair = «{ $typed }» como «{ $meant }»
research-nothing = Todavía no encontré nada sobre esto. Anoté la pregunta, sin tu nombre, para que la biblioteca crezca.

    Prueba con otras palabras o con uno de estos temas:
research-no-more = Eso es todo lo que encontré.
research-entry = <b>{ $number }. { $title }</b>
research-case = <b>{ $number }.</b> { $summary }
    📝 experiencia docente
research-fact-months = progreso: { $months }
research-fact-strength = evidencia: { $strength }
research-fact-cost = costo: { $cost }
research-watch-short = ⚠️ Ojo: { $watch }

research-title = <b>{ $title }</b>
research-progress = Progreso: <b>{ $months }</b>
research-evidence = Evidencia: { $strength }
research-cost = Costo: { $cost }
research-ages = Edades: { $ages }
research-watch = ⚠️ <b>Ojo:</b> { $watch }
research-source = { $dated ->
    [yes] Fuente: { $source }, edición { $year }
   *[no] Fuente: { $source }
}
research-checked-partly = <i>No todas las cifras de esta ficha se han comparado con la fuente.</i>
research-checked-no = <i>Esta ficha aún no se ha comparado con la fuente.</i>
research-topics = Temas: { $topics }
research-gone = <i>Esta ficha ya no está en la biblioteca.</i>

research-months-more = { $months ->
    [one] +1 mes
   *[other] +{ $months } meses
}
research-months-same = 0 meses (sin diferencia en promedio)
research-months-less = { $months ->
    [one] −1 mes (menos progreso)
   *[other] −{ $months } meses (menos progreso)
}
research-strength-0 = muy poca para opinar { $dots }
research-strength-1 = muy limitada { $dots }
research-strength-2 = limitada { $dots }
research-strength-3 = moderada { $dots }
research-strength-4 = sólida { $dots }
research-strength-5 = muy sólida { $dots }
research-cost-1 = muy bajo { $coins }
research-cost-2 = bajo { $coins }
research-cost-3 = moderado { $coins }
research-cost-4 = alto { $coins }
research-cost-5 = muy alto { $coins }

research-button-previous = ◀ Anterior
research-button-next = Siguiente ▶
research-button-save = Guardar
research-button-unsave = Guardada ✓
research-button-share = Compartir con el grupo
research-button-send = Enviar a un chat
research-button-back = ◀ Volver a los resultados
research-button-saved = ◀ Mis fichas guardadas
research-button-ask = Buscar investigación
research-button-more = Buscar más
research-button-inline-help = Sin resultados. Ver cómo preguntar

research-saved = ⭐ <b>Tus fichas guardadas</b>
research-saved-none = Aún no has guardado ninguna ficha. Busca una, toca Guardar y te esperará aquí.
research-saved-now = Guardada. Con /saved la ves otra vez.
research-share-sure = ¿Publico <b>{ $title }</b> en <b>{ $group }</b>, donde la ven todos?
research-button-post = Publicar
research-button-no = No
research-share-which = ¿Con qué grupo comparto <b>{ $title }</b>?
research-shared = 🔎 { $name } comparte esto de la biblioteca:
research-shared-now = Compartida con { $group }.
research-shared-later = { $group } está en horas de silencio. La publicaré allí a las { $at }.

error-research-gone = Esta ficha ya no está en la biblioteca.
error-research-not-yours = Estos resultados son de otra persona. Envía /research con tus palabras y tendrás los tuyos.
error-research-search-gone = Esta búsqueda fue hace tiempo y ya no la tengo. Envía /research otra vez.
error-research-not-there = Ya no estoy en { $group }, así que no puedo publicar allí.
error-research-shared-today = Esta ficha ya se compartió hoy con { $group }.

import-done = { $added ->
    [one] 1 ficha añadida
   *[other] { $added } fichas añadidas
}, { $changed ->
    [one] 1 cambiada
   *[other] { $changed } cambiadas
}, { $unchanged ->
    [one] 1 sin cambios
   *[other] { $unchanged } sin cambios
}, { $gone ->
    [one] 1 retirada
   *[other] { $gone } retiradas
}.
import-refused = { $count ->
    [one] No se importó nada. Antes hay que corregir una cosa:
   *[other] No se importó nada. Antes hay que corregir { $count } cosas:
}
import-more-faults = { $count ->
    [one] … y una más.
   *[other] … y { $count } más.
}
import-fault-line = Línea { $line }: { $why }
import-fault-cell = Línea { $line }, columna { $column }: { $why }
import-error-not-csv = esto no es una tabla de fichas de investigación. Guárdala como CSV (UTF-8) con la línea de encabezado del ejemplo.
import-error-empty-file = el archivo está vacío.
import-error-no-cards = hay un encabezado y ninguna ficha debajo.
import-error-broken-quotes = aquí se abren unas comillas que no se cierran, o se cierran antes de tiempo.
import-error-missing-column = falta esta columna en el encabezado.
import-error-column-twice = esta columna aparece más de una vez en el encabezado.
import-error-too-few-cells = aquí solo hay { $value } celdas. Faltan celdas al final.
import-error-too-many-cells = { $value } celdas son demasiadas. Un texto con coma necesita comillas.
import-error-missing-value = esta celda no puede quedar vacía.
import-error-too-long = «{ $value }…» es demasiado largo. Caben { $limit } caracteres como máximo.
import-error-duplicate-slug = «{ $value }» ya es el nombre de una ficha más arriba.
import-error-slug-not-a-slug = «{ $value }» solo puede tener letras minúsculas de la a a la z, cifras y guiones sueltos.
import-error-url-not-http = «{ $value }» no es una dirección web. Debería empezar por https://
import-error-doi-not-a-doi = «{ $value }» no es un DOI. Debería ser como 10.1234/abc
import-error-tag-not-lower-case-words = «{ $value }»: los temas van en minúsculas, con guiones dentro y punto y coma entre ellos.
import-error-months-not-a-number = «{ $value }» no es un número entero de meses.
import-error-months-not-in-24 = «{ $value }» meses: debería estar entre −24 y 24, o quedar vacío si no hay cifra.
import-error-strength-not-a-number = «{ $value }» no es un número entero.
import-error-strength-not-0-to-5 = «{ $value }»: la solidez de la evidencia va de 0 a 5, o queda vacía si no hay valoración.
import-error-cost-not-a-number = «{ $value }» no es un número entero.
import-error-cost-not-1-to-5 = «{ $value }»: el costo va de 1 a 5, o queda vacío si no hay cifra.
import-error-year-not-a-number = «{ $value }» no es un año.
import-error-year-not-a-year = «{ $value }» no es un año entre 1900 y 2100.
import-error-phase-unknown = «{ $value }» no es un grupo de edad. Es uno de both, early-years, primary, secondary.
import-error-checked-unknown = «{ $value }» no es una respuesta aquí. Es una de yes, partly, no.
