import handlers as handlers
