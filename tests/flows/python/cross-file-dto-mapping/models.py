from dataclasses import dataclass


@dataclass
class Order:
    product: str
    remark: str

    def title(self):
        return "Order of " + self.product
