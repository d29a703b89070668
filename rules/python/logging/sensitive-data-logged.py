import logging

logger = logging.getLogger(__name__)


class Login:
    def run(self, user, password):
        # ruleid: sensitive-data-logged
        logger.debug("login %s with %s", user, password)
        # ruleid: sensitive-data-logged
        logging.info(f"password is {password}")

    def token(self, config):
        # ruleid: sensitive-data-logged
        logger.warning("token: " + config.access_token)
        # ruleid: sensitive-data-logged
        print("key", config["api_key"])


def safe(user, password, password_length):
    # ok: sensitive-data-logged
    logger.info("login of %s", user)
    # ok: sensitive-data-logged
    logger.info("password changed for %s", user)
    # ok: sensitive-data-logged
    logger.info("length %d", len(password))
    # ok: sensitive-data-logged
    logger.info("length %d", password_length)
