import { Request, Response } from 'express';
import { User, Order } from './models';

export async function register(req: Request, res: Response) {
  // ruleid: mass-assignment
  const user = await User.create(req.body);
  res.json(user);
}

export class OrderController {
  async change(req: Request, res: Response) {
    // ruleid: mass-assignment
    await Order.findByIdAndUpdate(req.params.id, req.body, { new: true });
    // ruleid: mass-assignment
    await Order.updateOne({ _id: req.params.id }, { $set: req.body });
    // ruleid: mass-assignment
    const order = new Order(req.body);
    // ruleid: mass-assignment
    Object.assign(order, req.body);
    res.json(order);
  }

  async safe(req: Request, res: Response) {
    const { name, mail } = req.body;
    // ok: mass-assignment
    await User.create({ name, mail });
    // ok: mass-assignment
    await Order.findByIdAndUpdate(req.params.id, { note: req.body.note });
    // ok: mass-assignment
    const copy = Object.assign({}, req.body);
    res.json(copy);
  }
}
