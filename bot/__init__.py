import handlers as handlers  # before aiogram is imported: see handlers/first_use.py
