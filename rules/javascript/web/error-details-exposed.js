function handler(err, req, res, next) {
  // ruleid: error-details-exposed
  res.status(500).send(err.stack);
  next();
}

async function list(req, res) {
  try {
    res.json(await req.db.list());
  } catch (error) {
    // ruleid: error-details-exposed
    res.status(500).json({ message: 'failed', trace: error.stack });
  }
}

class Controller {
  show(req, res) {
    this.db.find(req.params.id).catch((problem) => {
      // ruleid: error-details-exposed
      res.status(500).send(problem);
    });
  }

  safe(err, req, res) {
    // ok: error-details-exposed
    console.error(err.stack);
    // ok: error-details-exposed
    res.status(500).send('Internal error');
    if (process.env.NODE_ENV !== 'production') {
      // ok: error-details-exposed
      res.status(500).send(err.stack);
    }
    // ok: error-details-exposed
    res.json({ id: req.id });
  }
}

module.exports = { handler, list, Controller };

function report(task) {
  try {
    task();
  } catch (problem) {
    // ok: error-details-exposed
    process.send(problem);
  }
}
