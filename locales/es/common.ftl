common-button-private = Seguir en privado
common-continue-in-private = { $name }, sigamos en privado: toca el botón.
common-say-help = Gracias, aunque no sé qué hacer con esto. /research busca investigación para ti, /casestudy comparte lo que probaste y /help muestra todo lo demás.
# Lo que dice quien no pide nada; palabras separadas por comas
common-words-thanks = gracias, muchas gracias, mil gracias, te lo agradezco, genial, perfecto, excelente, vale, ok, 🙏, 👍
common-words-hello = hola, buenas, buenos días, buenas tardes, buenas noches, qué tal, hay alguien, estás ahí, 👋
common-words-help = ayuda, ayúdame, menú, comandos, qué puedes hacer, qué puedo hacer, cómo funciona, cómo funciona esto, estoy perdido, estoy perdida
common-say-thanks = ¡De nada! /help muestra qué más puedo hacer.
common-say-hello = ¡Hola, { $name }! Pídeme investigación con /research, comparte lo que probaste con /casestudy o míralo todo con /help.
error-line-part = Ya casi: falta todavía una parte.
forms-rest-kept = Guardé lo demás. Toca el botón y te pregunto solo por esta parte.
forms-continue-in-private = Hagámoslo en privado, así el grupo queda tranquilo.
