error-ours = Something went wrong on our side, and nothing you did caused it. Please try again in a moment.
