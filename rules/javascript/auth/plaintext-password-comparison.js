const bcrypt = require('bcrypt');
const { User } = require('./models');

async function login(req, res) {
  const user = await User.findOne({ mail: req.body.mail });
  // ruleid: plaintext-password-comparison
  if (user.password === req.body.password) return res.json(user);
  return res.status(401).end();
}

function callback(req, res) {
  User.findOne({ mail: req.body.mail }, (err, account) => {
    const given = req.body.secret;
    // ruleid: plaintext-password-comparison
    if (given != account.password) return res.status(401).end();
    return res.json(account);
  });
}

class Auth {
  async check(mail, given) {
    const account = await this.repository.findByMail(mail);
    // ruleid: plaintext-password-comparison
    return account && account.password === given;
  }

  async safe(mail, given, form) {
    const account = await this.repository.findByMail(mail);
    // ok: plaintext-password-comparison
    if (account.password === null) return false;
    // ok: plaintext-password-comparison
    if (form.password !== form.passwordConfirm) return false;
    // ok: plaintext-password-comparison
    return bcrypt.compare(given, account.password);
  }
}

module.exports = { login, callback, Auth };
