const { User } = require('./models');

async function login(req, res) {
  const user = await User.authenticate(req.body);
  // ruleid: session-not-regenerated
  req.session.userId = user.id;
  res.redirect('/');
}

exports.admin = async function (request, reply) {
  // ruleid: session-not-regenerated
  request.session.isAdmin = true;
  // ruleid: session-not-regenerated
  request.session.user = await User.find(request.body);
  reply.redirect('/admin');
};

function safe(req, res, next) {
  const user = User.find(req.body.name);
  req.session.regenerate((err) => {
    if (err) return next(err);
    // ok: session-not-regenerated
    req.session.user = user;
    return res.redirect('/');
  });
}

function logout(req, res) {
  // ok: session-not-regenerated
  req.session.user = null;
  // ok: session-not-regenerated
  req.session.views = 1;
  res.redirect('/');
}

module.exports = { login, safe, logout };
