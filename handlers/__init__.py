from handlers import first_use as first_use
