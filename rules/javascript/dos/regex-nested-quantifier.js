// ruleid: regex-nested-quantifier
const WORDS = /^(\w+\s?)*$/;
// ruleid: regex-nested-quantifier
const NUMBERS = /^(\d+)+$/;

class Validator {
  mail(text) {
    // ruleid: regex-nested-quantifier
    return /^([a-zA-Z0-9]+)*@example\.org$/i.test(text);
  }

  path(text) {
    // ruleid: regex-nested-quantifier
    return new RegExp('^(?:[a-z]+)+/$').test(text);
  }

  safe(text) {
    // ok: regex-nested-quantifier
    const list = /^\w+(?:,\w+)*$/.test(text);
    // ok: regex-nested-quantifier
    const version = /^(\d+)\.(\d+)$/.test(text);
    // ok: regex-nested-quantifier
    const name = new RegExp('^[a-z]+$').test(text);
    return list || version || name;
  }
}

module.exports = { WORDS, NUMBERS, Validator };
